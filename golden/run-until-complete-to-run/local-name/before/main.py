class Loop:
    def run_until_complete(self, value):
        print(value)


class asyncio:
    @staticmethod
    def get_event_loop():
        return Loop()


asyncio.get_event_loop().run_until_complete(1)
Loop().run_until_complete(2)
