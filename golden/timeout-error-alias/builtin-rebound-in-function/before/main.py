import asyncio


def f():
    TimeoutError = ValueError
    try:
        raise asyncio.TimeoutError
    except TimeoutError:
        return "value"
    except OSError:
        return "late"


print(f())
