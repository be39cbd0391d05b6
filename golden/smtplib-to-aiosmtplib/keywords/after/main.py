import aiosmtplib


async def send(host, text):
    server = aiosmtplib.SMTP(hostname=host, port=25, timeout=None, start_tls=False)
    await server.connect()
    await server.login("user", "secret")
    await server.sendmail("from@example.com", ["to@example.com"], text)
    await server.send_message(text, sender="from@example.com", recipients=["to@example.com"])
    await server.quit()
