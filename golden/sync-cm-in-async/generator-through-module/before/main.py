import contextlib
import time
from typing import Iterator


@contextlib.contextmanager
def slowly() -> Iterator[None]:
    yield
    time.sleep(1)


async def main():
    with slowly():
        print("inside")
