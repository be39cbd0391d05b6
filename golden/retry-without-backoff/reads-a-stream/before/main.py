import asyncio


class Subscriber:
    async def run(self, client):
        while True:
            try:
                async for message in client.listen():
                    print(message)
                break
            except ConnectionError as error:
                print(error)

    async def poll(self, client):
        while True:
            try:
                while client.is_open:
                    print(await client.next())
                break
            except ConnectionError as error:
                print(error)
