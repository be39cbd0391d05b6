import asyncio
import tkinter as tk

import aiohttp

window = tk.Tk()
answer = tk.Label(window)


def show(event=None):
    return asyncio.run(_show(event))


async def _show(event):
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/answer") as response:
            answer["text"] = await response.text(errors="replace")
    return "break"


class Names(tk.Frame):
    def __init__(self, master):
        super().__init__(master)
        tk.Button(self, text="load", command=self.load).pack()
        tk.Button(self, text="one", command=lambda: asyncio.run(self.add("1"))).pack()

    def load(self):
        return asyncio.run(self.load_async())

    async def load_async(self):
        async with aiohttp.ClientSession() as session:
            response = await session.get("http://127.0.0.1/names")
            await response.read()
            for name in await response.json(content_type=None):
                print(name)

    async def add(self, number):
        async with aiohttp.ClientSession() as session:
            async with session.get("http://127.0.0.1/names/" + number) as response:
                print(await response.text(errors="replace"))


tk.Button(window, text="show", command=show).pack()
window.bind("<Return>", show)
Names(window).pack()
window.mainloop()
