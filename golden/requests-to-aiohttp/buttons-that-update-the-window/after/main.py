import asyncio
import tkinter as tk

import aiohttp
import requests

window = tk.Tk()


def first():
    window.title("wait")
    window.update()
    window.title(requests.get("http://127.0.0.1/first").text)


def second():
    return asyncio.run(_second())


async def _second():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/second") as response:
            window.title(await response.text(errors="replace"))


tk.Button(window, command=first).pack()
tk.Button(window, command=second).pack()
window.mainloop()
