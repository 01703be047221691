-- Notes where they are marked, so that WeasyPrint sets them at the page's foot.
function Note(n)
  local inlines = pandoc.utils.blocks_to_inlines(n.content)
  return pandoc.Span(inlines, pandoc.Attr("", {"fn"}))
end
