from typing import NoReturn

import trio


async def accept(listener):
    while True:
        try:
            return await listener.accept()
        except OSError:
            print("again")


async def send(stream, message):
    while True:
        try:
            await stream.send(message)
            break
        except OSError as error:
            convert(error)


def convert(error) -> NoReturn:
    raise trio.BrokenResourceError from error
