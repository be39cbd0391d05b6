def save(bot, url):
    bot.get_file(url).download("file")
