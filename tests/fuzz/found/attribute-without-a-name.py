import asyncio
x = asyncio.f"""{
'a'
}
"""(ensure_future, wait_for)
