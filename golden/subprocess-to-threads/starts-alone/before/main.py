import subprocess


def open_browser(url):
    subprocess.Popen(["xdg-open", url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_alive(process: subprocess.Popen):
    return process.poll() is None and process.pid > 0
