import tkinter as tk

import requests

window = tk.Tk()
answer = tk.Label(window)


def show(event=None):
    answer["text"] = requests.get("http://127.0.0.1/answer").text
    return "break"


class Names(tk.Frame):
    def __init__(self, master):
        super().__init__(master)
        tk.Button(self, text="load", command=self.load).pack()
        tk.Button(self, text="one", command=lambda: self.add("1")).pack()

    def load(self):
        for name in requests.get("http://127.0.0.1/names").json():
            print(name)

    def add(self, number):
        print(requests.get("http://127.0.0.1/names/" + number).text)


tk.Button(window, text="show", command=show).pack()
window.bind("<Return>", show)
Names(window).pack()
window.mainloop()
