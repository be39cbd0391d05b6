import functools

import requests


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print(function.__name__)
        result = function(*args)
        print(result)
        return result

    return wrapper


@logged
def load(key):
    return requests.get(f"http://127.0.0.1/{key}").text


@logged
def step_0(key):
    return key + 0


@logged
def step_1(key):
    return key + 1


@logged
def step_2(key):
    return key + 2


@logged
def step_3(key):
    return key + 3


@logged
def step_4(key):
    return key + 4


@logged
def step_5(key):
    return key + 5


@logged
def step_6(key):
    return key + 6


@logged
def step_7(key):
    return key + 7


@logged
def step_8(key):
    return key + 8


@logged
def step_9(key):
    return key + 9


@logged
def step_10(key):
    return key + 10


@logged
def step_11(key):
    return key + 11


@logged
def step_12(key):
    return key + 12


@logged
def step_13(key):
    return key + 13


@logged
def step_14(key):
    return key + 14


@logged
def step_15(key):
    return key + 15


@logged
def step_16(key):
    return key + 16


@logged
def step_17(key):
    return key + 17


@logged
def step_18(key):
    return key + 18


@logged
def step_19(key):
    return key + 19


@logged
def step_20(key):
    return key + 20


@logged
def step_21(key):
    return key + 21


@logged
def step_22(key):
    return key + 22


@logged
def step_23(key):
    return key + 23


@logged
def step_24(key):
    return key + 24


@logged
def step_25(key):
    return key + 25


@logged
def step_26(key):
    return key + 26


@logged
def step_27(key):
    return key + 27


@logged
def step_28(key):
    return key + 28


@logged
def step_29(key):
    return key + 29


@logged
def step_30(key):
    return key + 30


@logged
def step_31(key):
    return key + 31


@logged
def step_32(key):
    return key + 32


@logged
def step_33(key):
    return key + 33


@logged
def step_34(key):
    return key + 34


@logged
def step_35(key):
    return key + 35


@logged
def step_36(key):
    return key + 36


@logged
def step_37(key):
    return key + 37


@logged
def step_38(key):
    return key + 38


@logged
def step_39(key):
    return key + 39


@logged
def load_last(key):
    return requests.get(f"http://127.0.0.1/{key}").text
