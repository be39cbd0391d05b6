import asyncio

loop = asyncio.get_event_loop_policy().new_event_loop()
asyncio.get_event_loop_policy().set_event_loop(loop)
print(asyncio.get_event_loop_policy().get_event_loop() is loop)
loop.close()
