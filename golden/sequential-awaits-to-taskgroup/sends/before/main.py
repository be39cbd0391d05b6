import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

class Mailer:
    async def send(self, text):
        print(text)


async def greet(mailer, name):
    await mailer.send("hello " + name)


async def main(key):
    mailer = Mailer()
    await greet(mailer, "a")
    await greet(Mailer(), "b")


print(asyncio.run(main("a")))
