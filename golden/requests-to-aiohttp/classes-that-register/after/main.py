import aiohttp
import requests


class Job:
    known = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Job.known.append(cls)

    async def run(self):
        return "nothing"


class Load(Job):
    async def run(self):
        async with aiohttp.ClientSession() as session:
            async with session.get("http://127.0.0.1/") as response:
                return await response.text(errors="replace")


async def run_all():
    return [await job().run() for job in Job.known]


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
