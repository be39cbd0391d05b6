import net


async def on_click(event):
    return await net.read(event)


def install(window):
    window.bind("click", on_click)
