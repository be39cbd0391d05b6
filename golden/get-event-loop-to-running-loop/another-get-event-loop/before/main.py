import asyncio


class policy:
    @staticmethod
    def get_event_loop():
        return "mine"


async def main():
    print(policy.get_event_loop())


asyncio.run(main())
