"""Jobs that could not be done, with the error that each ended in."""


class DeadLetters:
    def __init__(self):
        self._jobs = []

    def put(self, job, error):
        self._jobs.append((job, repr(error)))

    def all(self):
        return list(self._jobs)
