import acme
import tkinter as tk

import requests


def show():
    print(requests.get("http://127.0.0.1/").text)


tk.Button(tk.Tk(), command=show).pack()
acme.on_change(show)
