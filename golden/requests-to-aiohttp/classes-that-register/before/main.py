import requests


class Job:
    known = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Job.known.append(cls)

    def run(self):
        return "nothing"


class Load(Job):
    def run(self):
        return requests.get("http://127.0.0.1/").text


def run_all():
    return [job().run() for job in Job.known]


class Step:
    pass


class Ask(Step):
    def go(self):
        return requests.get("http://127.0.0.1/").text


class Say(Step):
    def go(self):
        yield "something"


def go_all():
    for step in Step.__subclasses__():
        step().go()
