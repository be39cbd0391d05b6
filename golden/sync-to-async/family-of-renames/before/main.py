import time


class Base:
    def fetch(self):
        time.sleep(1)


class Near(Base):
    def fetch(self):
        time.sleep(2)


class Far(Base):
    def fetch(self):
        time.sleep(3)


def fetch_near(near: Near):
    near.fetch()


def fetch_far():
    getattr(Far(), "fetch")()
