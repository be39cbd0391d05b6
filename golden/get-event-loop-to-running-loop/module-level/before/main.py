import asyncio

if __name__ == "other":
    loop = asyncio.get_event_loop()
print("done")
