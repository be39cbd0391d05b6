import asyncio


async def say(text):
	print(text)


def say_all():
	if True:
		async def run_all():
			await say("a")
			await say("""b
	c""")

		asyncio.run(run_all())


say_all()
