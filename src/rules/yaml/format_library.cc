#include "rules/yaml/format_library.h"

#include "rules/yaml/format_values.h"

namespace aioshift::rules {

using namespace format_values;

namespace {

KeyFormat refusal_key() {
  return {"refuse", {text("a reason")}, "Why there is no counterpart: the site is left to a person."};
}

ValueFormat arguments_by_name() {
  return map("a map from arguments to what becomes of them",
             {words({"keep", "drop"}), object(ObjectId::kLibraryArgument),
              list("a list of cases", {object(ObjectId::kLibraryArgument)})});
}

ObjectFormat library_function() {
  return {
      "library function",
      "a function",
      "in a function of a library map",
      "What becomes of a call of a function, method or class.",
      {{"to",
        {string("a name")},
        "What takes its place: a dotted name; of a method, what stands behind the object; `$OWNER.get`, a "
        "method of the owner; `aioacme.connect().mails`, a method of what is made, awaited as well, and with "
        "`style: open` of what is made without arguments. It stays where nothing is said."},
       {"style",
        {words({"plain", "await", "open", "thread"})},
        "`await`: the call is awaited. `open`: it gives what `async with` opens. `thread`: "
        "`asyncio.to_thread` runs it. `plain` where nothing is said."},
       {"parameters", {texts("a list of names")}, "The parameters by position."},
       {"positional", {natural()}, "How many of them are passed by position; all where nothing is said."},
       {"positional-only", {boolean()}, "Whether these may not be passed by keyword."},
       {"arguments",
        {string("the name of one of `argument-sets`"), arguments_by_name()},
        "What becomes of arguments. Others are refused; all stay as they are where neither this nor "
        "`parameters` is given."},
       {"others", {words({"keep"})}, "`keep`: keywords that `arguments` does not name stay as they are."},
       {"add", {texts("a list of arguments")}, "Arguments that are added; `x=1 (y)`: unless `y` is passed."},
       {"expression",
        {string("an expression")},
        "Of a method that is called without arguments: what stands instead of the call; `$SELF` is the "
        "object."},
       {"returns", {string("a dotted name")}, "The class of what it gives, by the library's name."},
       {"finished-by",
        {texts("a list of methods")},
        "One of these has to be called of what it gives, in the same function."},
       {"gather",
        {string("an argument")},
        "What all keyword arguments of a call that has any become together, with `$ARGUMENTS` for them."},
       {"gives-none",
        {boolean()},
        "Whether it gives None, where the other one gives something: what it gives may not be used."},
       {"mode",
        {natural()},
        "The position of the argument `mode`, by which what it gives is read or written: where that is "
        "written, "
        "something has to keep it, to close it."},
       {"of-unread",
        {boolean()},
        "Whether it gives what comes: of an object that is open, and that nothing has read before."},
       {"ends",
        {boolean()},
        "Of `__enter__`: whether the block ends the object, as it did not before. It has to be made there, "
        "and "
        "not used behind the block."},
       refusal_key()}};
}

ObjectFormat library_map() {
  const auto by_name = [](std::string_view noun, ValueFormat value) { return map(noun, {std::move(value)}); };
  return {
      "library map",
      "a library map",
      "at the top of a library map",
      "How one library becomes another.",
      {{"library", {string("a module")}, "The module whose names are mapped.", kRequired},
       {"named-only",
        {boolean()},
        "Whether only names that the map says are its business, and not all of the module's."},
       {"python", {text("a version of Python")}, "The oldest Python for which something is mapped: `py310`."},
       {"for-tasks",
        {boolean()},
        "Whether nothing is mapped in a program where tasks take the place of no thread."},
       {"id",
        {text("a name")},
        "The name of the rule; of a user's map the file's name where it is left out."},
       {"summary", {text()}, "What the rule does, in one line, for lists of rules."},
       {"requires", {texts("a list of requirements")}, "What a project depends on afterwards."},
       {"distributions",
        {texts("a list of distributions")},
        "The names by which a project depends on the library, where they are not the module's."},
       {"modules", {texts("a list of modules")}, "Modules that `value`, `expression` and `add` name."},
       {"aliases",
        {by_name("a map from dotted names to dotted names", string("a dotted name"))},
        "Other names of modules and their members, from the beginning: `requests.api: requests`."},
       {"keep",
        {texts("a list of dotted names")},
        "Names, with all that begins with them, that stay as they are: they wait for nothing."},
       {"owner", {object(ObjectId::kLibraryOwner)}, "What has functions as methods."},
       {"argument-sets",
        {by_name("a map from names to arguments", arguments_by_name())},
        "Arguments that several functions have."},
       {"functions",
        {by_name("a map from dotted names to functions", object(ObjectId::kLibraryFunction))},
        "What is called; `acme.Box.*`: methods of the class that have no names of their own."},
       {"attributes",
        {by_name("a map from dotted names to attributes", object(ObjectId::kLibraryAttribute))},
        "What is read."},
       {"types", {by_name("a map from dotted names to types", object(ObjectId::kLibraryType))}, "Classes."},
       {"consumers",
        {by_name("a map from dotted names to consumers", object(ObjectId::kLibraryConsumer))},
        "Functions of other libraries that read from objects or write to them."},
       {"exceptions",
        {by_name("a map from dotted names to exceptions", texts("a list of dotted names"))},
        "What is caught."},
       {"overlaps",
        {by_name("a map from dotted names to exceptions", texts("a list of dotted names"))},
        "Exceptions that what is caught instead of one catches besides: clauses for them come first."},
       {"exception-attributes",
        {by_name("a map from attributes to attributes", string("an attribute"))},
        "What may be read of what is caught: `response.status_code: status`; of one exception alone, behind "
        "its name."},
       {"lookups",
        {by_name("a map from dotted names to functions", string("a dotted name"))},
        "By module or class, which of `functions` stands for those that are looked up in it by a name that "
        "may be "
        "any: `getattr(session, verb)(url)`."},
       {"whole",
        {texts("a list of dotted names")},
        "Classes all of whose members the map names: what reads another one is meant for other objects."},
       {"unless",
        {by_name("a map from dotted names to reasons", text("a reason"))},
        "Names that change what the library does everywhere: where a program has one, nothing is mapped."}}};
}

}  // namespace

ObjectFormat library_format(ObjectId id) {
  using Id = ObjectId;
  switch (id) {
    case Id::kLibraryMap:
      return library_map();
    case Id::kLibraryOwner:
      return {"owner",
              "an owner",
              "in `owner`",
              "The object of the asynchronous library that has the functions as methods.",
              {{"class", {string("a dotted name")}, "Its class.", kRequired},
               {"name", {string("a name")}, "What to call a variable that holds it.", kRequired},
               {"arguments", {string("arguments")}, "What it is made with."}}};
    case Id::kLibraryFunction:
      return library_function();
    case Id::kLibraryAttribute:
      return {
          "library attribute",
          "an attribute",
          "in an attribute of a library map",
          "What becomes of an attribute that is read.",
          {{"to", {string("a name")}, "What stands behind the object: `status`, `read()`."},
           {"expression",
            {string("an expression")},
            "What stands instead of all of it; `$SELF` is the object."},
           {"style", {words({"plain", "await"})}, "Whether it is awaited; `plain` where nothing is said."},
           {"set", {boolean()}, "Whether it may be assigned to as before."},
           {"setter", {string("a method")}, "The method that is awaited instead of an assignment."},
           {"argument",
            {string("an argument")},
            "The argument of what makes the object, that gets what is assigned right behind it."},
           {"argument-of",
            {texts("a list of attributes")},
            "Attributes whose calls get what is assigned to it before, as an argument of its name."},
           {"raised-by",
            {string("a method")},
            "Of an exception's attribute: the method of the object it holds that raises the exception."},
           {"while-open", {boolean()}, "Whether it is lost once its object is closed."},
           {"returns", {string("a dotted name")}, "The class of its value."},
           refusal_key()}};
    case Id::kLibraryType:
      return {
          "library type",
          "a type",
          "in a type of a library map",
          "What becomes of a class in annotations, `isinstance` and the like, and how its objects live.",
          {{"to", {string("a dotted name")}, "The class in its place."},
           {"role",
            {words({"plain", "owner", "block", "handle"})},
            "`owner`: is open while others are in use. `block`: is opened by `async with`, and of no use "
            "behind it unless it was read. `handle`: is opened by `async with` where `with` opened it, "
            "and otherwise awaited. `plain` where nothing is said."},
           {"keep", {string("a method")}, "Of `block`: the method that reads all of it."},
           {"truth",
            {string("an attribute")},
            "The attribute that says what `if x:` said; `always` where that is true in both."},
           {"close", {string("a method")}, "The method of the library that ends it."},
           {"members",
            {string("a dotted name")},
            "The class of attributes and items that have no names of their own."},
           {"connects-late",
            {boolean()},
            "Whether it opens connections when it is used, in the event loop that runs then: it may be made "
            "where none runs, and be left open."},
           {"items",
            {map("a map from keys to dotted names", {string("a dotted name")})},
            "The classes of items, by their keys."},
           {"lends",
            {boolean()},
            "Of `owner`: whether what its methods give is of use only as long as it is open."},
           {"held-closed",
            {boolean()},
            "Of `owner`: whether a class that keeps one in an attribute opens it when the class is "
            "entered."}}};
    case Id::kLibraryConsumer:
      return {"library consumer",
              "a consumer",
              "in a consumer of a library map",
              "A function of another library that gets an object of this one.",
              {{"to", {string("a dotted name")}, "What is called instead.", kRequired},
               {"position", {natural()}, "Of the object among the arguments; 0 where nothing is said."},
               {"keyword", {string("a name")}, "The keyword of the object."},
               {"reads", {string("a method")}, "Whose awaited result is passed instead of the object."},
               {"writes", {string("a method")}, "That gets what the call gives, and is awaited."}}};
    case Id::kLibraryArgument:
      return {
          "library argument",
          "an argument",
          "in an argument of a library map",
          "What becomes of an argument.",
          {{"when",
            {words({"any",      "none",     "true",           "false",     "number", "string",      "pair",
                    "dict",     "mapped",   "optional-dict",  "flag-dict", "call",   "maybe-pair",  "unknown",
                    "iterator", "instance", "maybe-instance", "sequence",  "text",   "one-for-both"})},
            "What its value has to look like; `any` where nothing is said."},
           {"matches",
            {string("a regular expression")},
            "What the value's text has to hold besides; of a variable, that of the string it has."},
           {"names",
            {string("a dotted name")},
            "What the value has to name besides; of `instance` and `maybe-instance`, the class."},
           {"beside",
            {map("a map from arguments to regular expressions", {string("a regular expression")})},
            "Other arguments that have to be passed, and what their texts have to hold."},
           {"value",
            {string("an expression")},
            "What is passed instead; `$VALUE` is what was, `$0` and `$1` are the parts of a pair, `$0` "
            "the value for "
            "both, `$(url)` is another argument."},
           {"keyword", {string("a name")}, "The keyword under which it is passed."},
           {"drop",
            {boolean()},
            "Whether it is left out; where it cannot be, in a dictionary, it becomes the `value`."},
           {"lazy", {boolean()}, "Whether what the call gives is not to be read at once."},
           {"to",
            {string("a name")},
            "What is called instead where the argument is passed so; of several, that of the last "
            "parameter."},
           {"positional", {natural()}, "Of `to`: how many parameters are passed by position."},
           {"unpack",
            {texts("a list of names")},
            "Of a call: its parameters by position. Its arguments are passed instead of what it gives."},
           {"form",
            {string("a class")},
            "Of files to upload: the class of an object that is made in front of the statement, and gets "
            "them "
            "one by one."},
           {"joins", {string("a name")}, "Of `form`: another argument, whose fields it gets before."},
           {"then", {string("a method")}, "A method of what is made, which is awaited as soon as it is."},
           refusal_key()}};
    default:
      return {};
  }
}

}  // namespace aioshift::rules
