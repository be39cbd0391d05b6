from email.message import EmailMessage

import aiosmtplib


async def send(host, user, password, sender, to, text):
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message.set_content(text)
    server = aiosmtplib.SMTP(hostname=host, port=587, timeout=None, start_tls=False)
    await server.connect()
    await server.ehlo()
    await server.starttls(validate_certs=False)
    await server.ehlo()
    await server.login(user, password)
    await server.send_message(message)
    await server.quit()
