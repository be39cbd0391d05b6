import net


async def fetch(name):
    return await net.read(name)


def shutdown():
    fetch("bye")


async def work():
    return await fetch("work")
