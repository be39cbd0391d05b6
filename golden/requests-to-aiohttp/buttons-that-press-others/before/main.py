import tkinter as tk
import requests


class App:
    def __init__(self, root):
        self.root = root
        tk.Button(root, command=self.press).pack()
        tk.Button(root, command=self.other).pack()

    def press(self):
        print(requests.get("http://127.0.0.1/first").text)

    def other(self):
        print(requests.get("http://127.0.0.1/second").text)
        self.root.app.press()


root = tk.Tk()
root.app = App(root)
root.mainloop()
