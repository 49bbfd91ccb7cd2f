window.readerWords = {
"language": "en",
"words": {}
};
