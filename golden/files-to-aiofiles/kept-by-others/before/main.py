import atexit
import functools


def save():
    with open("/dev/null", "w") as file:
        file.write("x")
    print("saved")


def tick(left=[3]):
    with open("/dev/null") as file:
        file.read()
    left[0] -= 1
    return left[0]


def size(name):
    with open(name) as file:
        return len(file.read())


atexit.register(save)
size = functools.lru_cache(size)
print(size("/dev/null"), size("/dev/null"))
for value in iter(tick, 0):
    print(value)
