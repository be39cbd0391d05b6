class Library:
    TimeoutError = KeyError


def f(asyncio):
    try:
        raise KeyError
    except asyncio.TimeoutError:
        return "mine"


print(f(Library))
