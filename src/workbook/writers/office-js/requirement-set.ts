/**
 * Version of the requirement set ExcelApi that the writer needs for everything it does: tables that are resized (1.13).
 * Excel 2021, Microsoft 365, Excel for the Mac, the iPad and the web have it; the manifest asks for it, and nothing newer
 * is called.
 */
export const requiredExcelApi = '1.13';
