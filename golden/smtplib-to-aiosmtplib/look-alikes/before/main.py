from smtplib import quoteaddr

import aiosmtplib


class SMTP:
    def sendmail(self, *arguments):
        print(arguments)


def send(text):
    SMTP().sendmail("a", quoteaddr("b"), text)


async def other(message):
    await aiosmtplib.send(message, hostname="localhost")
