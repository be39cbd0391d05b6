import functools

import aiohttp


def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        print(function.__name__)
        result = await function(*args)
        print(result)
        return result

    return wrapper


@logged
async def load(key):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1/{key}") as response:
            return await response.text(errors="replace")


@logged
async def step_0(key):
    return key + 0


@logged
async def step_1(key):
    return key + 1


@logged
async def step_2(key):
    return key + 2


@logged
async def step_3(key):
    return key + 3


@logged
async def step_4(key):
    return key + 4


@logged
async def step_5(key):
    return key + 5


@logged
async def step_6(key):
    return key + 6


@logged
async def step_7(key):
    return key + 7


@logged
async def step_8(key):
    return key + 8


@logged
async def step_9(key):
    return key + 9


@logged
async def step_10(key):
    return key + 10


@logged
async def step_11(key):
    return key + 11


@logged
async def step_12(key):
    return key + 12


@logged
async def step_13(key):
    return key + 13


@logged
async def step_14(key):
    return key + 14


@logged
async def step_15(key):
    return key + 15


@logged
async def step_16(key):
    return key + 16


@logged
async def step_17(key):
    return key + 17


@logged
async def step_18(key):
    return key + 18


@logged
async def step_19(key):
    return key + 19


@logged
async def step_20(key):
    return key + 20


@logged
async def step_21(key):
    return key + 21


@logged
async def step_22(key):
    return key + 22


@logged
async def step_23(key):
    return key + 23


@logged
async def step_24(key):
    return key + 24


@logged
async def step_25(key):
    return key + 25


@logged
async def step_26(key):
    return key + 26


@logged
async def step_27(key):
    return key + 27


@logged
async def step_28(key):
    return key + 28


@logged
async def step_29(key):
    return key + 29


@logged
async def step_30(key):
    return key + 30


@logged
async def step_31(key):
    return key + 31


@logged
async def step_32(key):
    return key + 32


@logged
async def step_33(key):
    return key + 33


@logged
async def step_34(key):
    return key + 34


@logged
async def step_35(key):
    return key + 35


@logged
async def step_36(key):
    return key + 36


@logged
async def step_37(key):
    return key + 37


@logged
async def step_38(key):
    return key + 38


@logged
async def step_39(key):
    return key + 39


@logged
async def load_last(key):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1/{key}") as response:
            return await response.text(errors="replace")
