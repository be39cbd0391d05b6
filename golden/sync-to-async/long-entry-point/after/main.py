import asyncio

import click
import net


@click.command()
def show(first_argument: str, second_argument: str, *rest: str, third_argument: str, **options: str) -> None:
    return asyncio.run(
        _show(
            first_argument,
            second_argument,
            *rest,
            third_argument=third_argument,
            **options,
        )
    )


async def _show(first_argument: str, second_argument: str, *rest: str, third_argument: str, **options: str) -> None:
    print(await net.read(first_argument))
