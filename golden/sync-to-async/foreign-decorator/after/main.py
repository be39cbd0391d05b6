import asyncio

import click
import net


@click.command()
def load():
    return asyncio.run(_load())


async def _load():
    print(await net.read("a"))
