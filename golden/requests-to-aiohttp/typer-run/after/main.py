import asyncio

import aiohttp
import typer


def main(name: str = typer.Option("first", help="which")):
    return asyncio.run(_main(name))


async def _main(name: str):
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/" + name) as response:
            print(await response.text(errors="replace"))


if __name__ == "__main__":
    typer.run(main)
