class Items:
    def find(self, query):
        return [query]

    def find_one(self, query):
        return query


def load(items: Items):
    return list(items.find({})), items.find_one({})
