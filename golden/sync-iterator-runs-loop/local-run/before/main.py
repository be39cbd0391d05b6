def run(number):
    return number


def numbers():
    yield run(1)


async def main():
    for number in numbers():
        print(number)
