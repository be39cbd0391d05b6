async def work():
    return 1


async def main():
    work().close()
    print(work().cr_frame is None, hasattr(work(), "send"))
    try:
        work().send(None)
    except StopIteration as end:
        print(end.value)
    return list(work().__await__())


try:
    main().send(None)
except StopIteration as end:
    print(end.value)
