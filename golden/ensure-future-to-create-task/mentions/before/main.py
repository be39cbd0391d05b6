import asyncio


def ensure_future_of(executor):
    """Like asyncio.ensure_future(coroutine), in an executor."""
    return executor


# asyncio.ensure_future(work()) was here
print("asyncio.ensure_future(work())", ensure_future_of(1), hasattr(asyncio, "ensure_future"))
