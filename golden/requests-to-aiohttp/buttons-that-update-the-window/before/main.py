import tkinter as tk

import requests

window = tk.Tk()


def first():
    window.title("wait")
    window.update()
    window.title(requests.get("http://127.0.0.1/first").text)


def second():
    window.title(requests.get("http://127.0.0.1/second").text)


tk.Button(window, command=first).pack()
tk.Button(window, command=second).pack()
window.mainloop()
