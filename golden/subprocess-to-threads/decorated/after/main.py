import asyncio
import subprocess

import click


@click.command()
def build():
    return asyncio.run(_build())


async def _build():
    await asyncio.to_thread(subprocess.check_call, ["make"])


if __name__ == "__main__":
    build()
