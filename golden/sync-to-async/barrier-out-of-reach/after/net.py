class Stream:
    async def read(self):
        return "hello"


async def read(name):
    return name
