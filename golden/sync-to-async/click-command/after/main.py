import asyncio

import click
import net


@click.group()
def cli(): ...


@cli.command()
@click.option("--name", default="a")
def show(name: str) -> None:
    return asyncio.run(_show(name))


async def _show(name: str) -> None:
    print(await net.read(name))
