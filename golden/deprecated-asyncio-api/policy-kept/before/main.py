import asyncio

policy = asyncio.get_event_loop_policy()
print(type(policy).__name__ != "", asyncio.get_event_loop_policy().__class__ is type(policy))


class Policy(asyncio.DefaultEventLoopPolicy):
    pass


asyncio.set_event_loop_policy(Policy())
asyncio.set_event_loop_policy(None)
