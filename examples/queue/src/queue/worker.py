"""Takes jobs from the queue, and tries again those that fail."""

import time


class Worker:
    def __init__(self, queue, dead, clock=time.time, attempts=5):
        self.queue = queue
        self.dead = dead
        self.clock = clock
        self.attempts = attempts

    def run_once(self):
        job = self.queue.claim(self.clock())
        if job is None:
            return False
        try:
            job.run()
        except Exception as error:
            job.failures += 1
            if job.failures >= self.attempts:
                self.dead.put(job, error)
            else:
                self.queue.put(job, self.clock() + self.delay(job))
        return True

    def delay(self, job):
        """Seconds to wait; twice as long each time."""
        return 2**job.failures
