import aiosmtplib


async def send(host, text):
    server = aiosmtplib.SMTP(timeout=None, start_tls=False)
    await server.connect(hostname=host, port=2525)
    await server.noop()
    await server.rset()
    await server.sendmail("from@example.com", "to@example.com", text)
    await server.quit()
