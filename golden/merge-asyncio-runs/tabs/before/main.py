import asyncio


async def say(text):
	print(text)


def say_all():
	if True:
		asyncio.run(say("a"))
		asyncio.run(say("""b
	c"""))


say_all()
