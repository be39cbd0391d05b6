import asyncio


class Once:
    def __iter__(self):
        return self

    def __next__(self):
        try:
            if asyncio.run(asyncio.sleep(0, True)):
                raise StopIteration
        except StopIteration:
            print("end")
            raise StopIteration from None


async def main():
    for item in Once():
        print(item)
