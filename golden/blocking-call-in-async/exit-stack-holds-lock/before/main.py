import asyncio, time, threading, contextlib
lock = threading.Lock()
async def i():
    with contextlib.ExitStack() as st:
        st.enter_context(lock)
        time.sleep(0.01)
async def main(): 
    await asyncio.gather(i(), i()); print("ok")
asyncio.run(main())
