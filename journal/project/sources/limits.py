"""How many watches the system gives to one account."""

WATCHES = "fs.inotify.max_user_watches"
INSTANCES = "fs.inotify.max_user_instances"
_OLD_DEFAULT = 8192


def limit(setting: str) -> int:
    """The value of a setting of Linux; where it cannot be read, what it was before kernels gave more."""
    try:
        with open(f"/proc/sys/{setting.replace('.', '/')}", encoding="ascii") as file:
            return int(file.read())
    except (OSError, ValueError):
        return _OLD_DEFAULT
