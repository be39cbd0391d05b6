import tkinter as tk

import requests

window = tk.Tk()
name = tk.StringVar(window)


def changed(*details):
    print(requests.get("http://127.0.0.1/" + name.get()).text)


name.trace_add("write", changed)
name.set("first")
