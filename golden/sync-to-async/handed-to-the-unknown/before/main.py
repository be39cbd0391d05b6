import net


def on_click(event):
    return net.read(event)


def install(window):
    window.bind("click", on_click)
